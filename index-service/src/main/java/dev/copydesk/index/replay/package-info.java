/** Replays: starting them, following how far they are, comparing what came of them, and letting them serve or go. */
@NullMarked
package dev.copydesk.index.replay;

import org.jspecify.annotations.NullMarked;
