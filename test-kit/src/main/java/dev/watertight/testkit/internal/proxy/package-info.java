/** What stands between a client and a server, and may fail. */
@NullMarked
package dev.watertight.testkit.internal.proxy;

import org.jspecify.annotations.NullMarked;
