package dev.copydesk.index.write;

/** An item that will never be accepted, and why. */
public record Rejection(WriteAction action, BulkItemOutcome.Rejected outcome) {}
