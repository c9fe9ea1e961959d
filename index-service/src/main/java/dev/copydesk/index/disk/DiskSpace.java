package dev.copydesk.index.disk;

/**
 * One file system that a server writes to.
 *
 * @param server {@code kafka} or {@code elasticsearch}
 * @param node the server's own name of the node, with the folder where it has several
 */
record DiskSpace(String server, String node, long freeBytes, long sizeBytes) {}
