/** The commands: what they accept, what they print, how they end. */
@NullMarked
package dev.copydesk.cli;

import org.jspecify.annotations.NullMarked;
