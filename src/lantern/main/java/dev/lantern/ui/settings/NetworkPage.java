package dev.lantern.ui.settings;

import dev.lantern.pipeline.BundleEntry;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// When a network judges, and which there are.
final class NetworkPage extends Page {
  NetworkPage(Words words, PreferencesViewModel preferences, PreferencesWindow.Networks networks) {
    super(words);
    CheckBox onOpen = new CheckBox(words.of("preferences.diagnose.on"));
    onOpen.setId(PreferencesIds.DIAGNOSE);
    onOpen.selectedProperty().bindBidirectional(preferences.diagnoseOnOpen());
    setting("preferences.diagnose", onOpen);
    setting("preferences.judges", judges(preferences, networks.bundles()));
    VBox bundles = new VBox(6);
    bundles.setId(PreferencesIds.BUNDLES);
    for (BundleEntry.Usable bundle : networks.bundles()) {
      bundles
          .getChildren()
          .add(new Label(words.of("preferences.bundles.one", bundle.name(), bundle.title())));
    }
    if (networks.bundles().isEmpty()) {
      bundles.getChildren().add(new Label(words.of("findings.no-bundle")));
    }
    networks
        .policy()
        .allowedBundles()
        .ifPresent(
            allowed ->
                bundles
                    .getChildren()
                    .add(sentence(words.of("preferences.bundles.policy", allowed.size()))));
    setting("preferences.bundles", bundles);
  }

  private ComboBox<Optional<String>> judges(
      PreferencesViewModel preferences, List<BundleEntry.Usable> bundles) {
    Map<String, String> names =
        bundles.stream()
            .collect(Collectors.toMap(BundleEntry.Usable::id, BundleEntry.Usable::name));
    return list(
        PreferencesIds.NETWORK,
        "preferences.judges",
        preferences.network(),
        Stream.concat(
                Stream.of(Optional.<String>empty()),
                bundles.stream().map(BundleEntry.Usable::id).map(Optional::of))
            .toList(),
        id ->
            id.map(one -> names.getOrDefault(one, one))
                .orElseGet(() -> words.of("preferences.judges.own")));
  }
}
