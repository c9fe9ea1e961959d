/** Who may write: the key, and requests that a browser was talked into. */
@NullMarked
package dev.copydesk.http;

import org.jspecify.annotations.NullMarked;
