/** What is known about resource types: how they are made, borrowed, wrapped and closed. */
@NullMarked
package dev.watertight.catalogue;

import org.jspecify.annotations.NullMarked;
