package dev.watertight.sample.telegram;

import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.dialog.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** Reads what users did from updates. */
final class UpdateReader {
  private static final Pattern COMMAND =
      Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\\s+(.*))?", Pattern.DOTALL);

  private final long bot;
  private final String name;

  /**
   * Makes one.
   *
   * @param name of the bot, behind the @
   */
  UpdateReader(long bot, String name) {
    this.bot = bot;
    this.name = name;
  }

  /** What a user did that wants an answer; edits, channels and what happens to groups do not. */
  Optional<Incoming> read(Update update) {
    Message message = update.getMessage();
    if (message != null && message.getFrom() != null) {
      Origin origin = origin(message, message.getFrom());
      return content(message).map(content -> new Incoming(update.getUpdateId(), origin, content));
    }
    CallbackQuery query = update.getCallbackQuery();
    if (query != null && query.getMessage() != null && query.getFrom() != null) {
      // A button of a game carries nothing.
      String data = query.getData() == null ? "" : query.getData();
      return Optional.of(
          new Incoming(
              update.getUpdateId(),
              origin(query.getMessage(), query.getFrom()),
              new Content.Press(query.getId(), data)));
    }
    return Optional.empty();
  }

  private Origin origin(MaybeInaccessibleMessage place, User user) {
    Integer thread =
        place instanceof Message message && message.isTopicMessage()
            ? message.getMessageThreadId()
            : null;
    return new Origin(bot, place.getChatId(), user.getId(), thread == null ? 0 : thread);
  }

  private Optional<Content> content(Message message) {
    if (message.hasText()) {
      return text(message.getText());
    }
    if (message.hasPhoto()) {
      return Optional.of(photo(message.getPhoto(), message.getCaption()));
    }
    if (message.hasContact()) {
      return Optional.of(new Content.Contact(message.getContact().getPhoneNumber()));
    }
    return message.isUserMessage() || isOfUser(message)
        ? Optional.of(new Content.Other())
        : Optional.empty();
  }

  private Optional<Content> text(String text) {
    Matcher command = COMMAND.matcher(text.strip());
    if (!command.matches()) {
      return Optional.of(new Content.Text(text));
    }
    String addressed = command.group(2);
    if (addressed != null && !addressed.equalsIgnoreCase(name)) {
      return Optional.empty();
    }
    String arguments = command.group(3);
    return Optional.of(
        new Content.Command(
            command.group(1).toLowerCase(Locale.ROOT), arguments == null ? "" : arguments));
  }

  private static Content photo(List<PhotoSize> sizes, @Nullable String caption) {
    PhotoSize largest =
        sizes.stream()
            .max(Comparator.comparingInt(size -> size.getWidth() * size.getHeight()))
            .orElseThrow();
    return new Content.Photo(largest.getFileId(), caption == null ? "" : caption);
  }

  /** In groups much else arrives as a message, such as who joined; nobody waits for an answer. */
  private static boolean isOfUser(Message message) {
    return message.hasSticker()
        || message.hasDocument()
        || message.hasVideo()
        || message.hasVideoNote()
        || message.hasAnimation()
        || message.hasAudio()
        || message.hasVoice()
        || message.hasLocation()
        || message.hasPoll()
        || message.hasDice();
  }
}
