/** How the kit works; nothing in here is for users, and all of it may change. */
@NullMarked
package dev.watertight.testkit.internal;

import org.jspecify.annotations.NullMarked;
