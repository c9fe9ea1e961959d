/** The whole of Copydesk by its built command, as a user runs it. */
@NullMarked
package dev.copydesk.system;

import org.jspecify.annotations.NullMarked;
