/** What bots of another version of the library extend. */
@NullMarked
package org.telegram.telegrambots.bots;

import org.jspecify.annotations.NullMarked;
