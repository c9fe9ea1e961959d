/** Which stack a command is about: its data folder and its ports. */
@NullMarked
package dev.copydesk.cli.settings;

import org.jspecify.annotations.NullMarked;
