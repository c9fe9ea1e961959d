/** A text cut into words once, for everybody who reads it by words. */
@NullMarked
package dev.copydesk.enrich.token;

import org.jspecify.annotations.NullMarked;
