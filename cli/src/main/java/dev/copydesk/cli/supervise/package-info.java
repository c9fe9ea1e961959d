/** Starts, watches and stops the processes of a stack. */
@NullMarked
package dev.copydesk.cli.supervise;

import org.jspecify.annotations.NullMarked;
