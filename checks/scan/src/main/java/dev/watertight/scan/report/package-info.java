/** What a scan has to say, and how it is written: text with code frames, or JSON. */
@NullMarked
package dev.watertight.scan.report;

import org.jspecify.annotations.NullMarked;
