/** What a person sees: colours, tables, a progress line, readable quantities. */
@NullMarked
package dev.copydesk.cli.terminal;

import org.jspecify.annotations.NullMarked;
