/** Reads documents from files, in bounded memory, and sends them to ingest-service. */
@NullMarked
package dev.copydesk.cli.push;

import org.jspecify.annotations.NullMarked;
