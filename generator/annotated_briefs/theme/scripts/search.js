/* The search: nothing of it loads before the reader searches. */
