/** Which generations there are, as this service knows it. */
@NullMarked
package dev.copydesk.index.generation;

import org.jspecify.annotations.NullMarked;
