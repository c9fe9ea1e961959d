package dev.copydesk.ingest.http;

/** Why a request failed and what to do, in one line. */
record Problem(String error) {}
