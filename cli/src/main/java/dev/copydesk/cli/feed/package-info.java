/** What {@code copydesk parse-feed} prints. */
@NullMarked
package dev.copydesk.cli.feed;

import org.jspecify.annotations.NullMarked;
