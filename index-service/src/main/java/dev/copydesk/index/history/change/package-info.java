/** How two texts differ. Pure. */
@NullMarked
package dev.copydesk.index.history.change;

import org.jspecify.annotations.NullMarked;
