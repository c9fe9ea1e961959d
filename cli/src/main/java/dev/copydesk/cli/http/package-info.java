/** Talking to the services over HTTP. */
@NullMarked
package dev.copydesk.cli.http;

import org.jspecify.annotations.NullMarked;
