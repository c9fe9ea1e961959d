/** The dashboard under {@code deploy/kibana}, read as Kibana would. */
@NullMarked
package dev.copydesk.index.kibana;

import org.jspecify.annotations.NullMarked;
