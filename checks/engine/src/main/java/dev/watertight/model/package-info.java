/** The program model: types, members, statements and expressions with exact places. */
@NullMarked
package dev.watertight.model;

import org.jspecify.annotations.NullMarked;
