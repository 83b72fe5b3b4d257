/** What consumers of a broker are marked with. */
@NullMarked
package org.springframework.kafka.annotation;

import org.jspecify.annotations.NullMarked;
