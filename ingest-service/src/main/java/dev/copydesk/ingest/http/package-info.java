/** What others send over HTTP. */
@NullMarked
package dev.copydesk.ingest.http;

import org.jspecify.annotations.NullMarked;
