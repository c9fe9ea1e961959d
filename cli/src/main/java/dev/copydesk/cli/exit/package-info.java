/** How a command ends: its exit status and, if it failed, the one line that says what to do. */
@NullMarked
package dev.copydesk.cli.exit;

import org.jspecify.annotations.NullMarked;
