package dev.watertight.sample.flow;

import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.Matches;
import dev.watertight.sample.dialog.Router;
import dev.watertight.sample.dialog.Turn;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A photo with a caption. Only the id of its file is kept; the picture stays with Telegram. */
final class PhotoFlow {
  private static final int LONGEST_CAPTION = 1024;

  private final Records records;

  PhotoFlow(Records records) {
    this.records = records;
  }

  void addTo(Router.Builder routes) {
    routes
        .always(Matches.command("photo"), this::start)
        .in(PhotoState.PHOTO, Matches.photo(), this::photo)
        .in(PhotoState.PHOTO, any -> true, this::askForPhoto)
        .in(PhotoState.CAPTION, Matches.text(), this::caption)
        .in(PhotoState.CAPTION, Matches.photo(), this::photo)
        .in(PhotoState.CAPTION, any -> true, this::askForCaption);
  }

  private void start(Turn turn) {
    turn.fsm().setData(Map.of());
    turn.fsm().setState(PhotoState.PHOTO);
    turn.say("Please send the photo.");
  }

  private void photo(Turn turn) throws IOException, InterruptedException {
    if (!(turn.incoming().content() instanceof Content.Photo photo)) {
      askForPhoto(turn);
    } else if (photo.caption().isBlank()) {
      turn.fsm().updateData(data -> data.put("file", photo.fileId()));
      turn.fsm().setState(PhotoState.CAPTION);
      turn.say("Which caption?");
    } else {
      create(turn, photo.fileId(), photo.caption().strip());
    }
  }

  private void askForPhoto(Turn turn) {
    turn.say("That is no photo. Please send one, or /cancel.");
  }

  private void caption(Turn turn) throws IOException, InterruptedException {
    String caption = Texts.of(turn);
    Optional<String> file = turn.fsm().data("file");
    if (file.isEmpty()) {
      turn.fsm().clear();
      turn.say("That was too long ago, I have forgotten your photo. /photo begins anew.");
    } else if (caption.isEmpty() || caption.length() > LONGEST_CAPTION) {
      turn.say("Please write a caption of at most 1024 characters, or /cancel.");
    } else {
      create(turn, file.get(), caption);
    }
  }

  private void askForCaption(Turn turn) {
    turn.say("Please write the caption, or /cancel.");
  }

  private void create(Turn turn, String file, String caption)
      throws IOException, InterruptedException {
    turn.fsm().clear();
    String number =
        records.create("photos", Texts.key(turn), Map.of("file", file, "caption", caption));
    turn.say("Photo " + number + " is stored.");
  }
}
