package dev.questionbank.catalog.transfer.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of a pack: a marker that names its topics in their order, and a folder for each topic. */
final class PackFolder {

    private static final String MARKER = "question-bank-pack.yaml";
    private static final int VERSION = 1;

    private final Path folder;
    private final Set<Path> written = new HashSet<>();

    private PackFolder(Path folder) {
        this.folder = folder;
    }

    static PackFolder toWrite(Path folder) throws IOException, PackRefused {
        Files.createDirectories(folder);
        if (!Files.isRegularFile(folder.resolve(MARKER)) && !isEmpty(folder)) {
            throw new PackRefused(
                    folder + " holds something else: it has no " + MARKER + ". Name a folder that is empty or new.");
        }
        return new PackFolder(folder);
    }

    static PackFolder toRead(Path folder) throws PackRefused {
        if (!Files.isRegularFile(folder.resolve(MARKER))) {
            throw new PackRefused(folder + " is no pack: it has no " + MARKER);
        }
        return new PackFolder(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    void writeMarker(List<String> topics) throws IOException {
        Map<String, Object> marker = new LinkedHashMap<>();
        marker.put("version", VERSION);
        marker.put("topics", topics);
        Files.writeString(folder.resolve(MARKER), TopicPage.yaml().dump(marker));
    }

    void write(String topic, String file, String text) throws IOException {
        Path path = ofTopics().resolve(topic).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        written.add(path);
    }

    /** Removes pages that were not written now, and the folders that are empty then. */
    void removeOthers() throws IOException {
        if (!Files.isDirectory(ofTopics())) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(ofTopics(), 2)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            boolean isPage = Files.isRegularFile(path) && path.toString().endsWith(".md");
            if (isPage && !written.contains(path)) {
                Files.delete(path);
            } else if (Files.isDirectory(path) && isEmpty(path)) {
                Files.delete(path);
            }
        }
    }

    /** The folders of topics: first those that the marker names, in its order, then those that somebody added. */
    List<String> topics() throws IOException, PackRefused {
        List<String> topics = new ArrayList<>();
        Object marker = TopicPage.yaml().load(Files.readString(folder.resolve(MARKER)));
        if (!(marker instanceof Map<?, ?> map) || !Integer.valueOf(VERSION).equals(map.get("version"))) {
            throw new PackRefused(MARKER + " is of no version that is known here");
        }
        Set<String> present = names(ofTopics());
        if (map.get("topics") instanceof List<?> named) {
            named.stream().map(Object::toString).filter(present::contains).forEach(topics::add);
        }
        present.stream().sorted().filter(topic -> !topics.contains(topic)).forEach(topics::add);
        return topics;
    }

    /** The pages of questions in a topic's folder: first those that are named, in their order, then those that somebody added. */
    List<Path> pages(String topic, List<String> named) throws IOException {
        Set<String> present = names(ofTopics().resolve(topic));
        present.removeIf(name -> !name.endsWith(".md") || name.equals(TopicPage.FILE));
        List<String> pages =
                new ArrayList<>(named.stream().filter(present::remove).toList());
        present.stream().sorted().forEach(pages::add);
        return pages.stream()
                .map(page -> ofTopics().resolve(topic).resolve(page))
                .toList();
    }

    String topicPage(String topic) throws IOException, PackRefused {
        Path page = ofTopics().resolve(topic).resolve(TopicPage.FILE);
        if (!Files.isRegularFile(page)) {
            throw new PackRefused("there is no " + page);
        }
        return Files.readString(page, StandardCharsets.UTF_8);
    }

    private Path ofTopics() {
        return folder.resolve("topics");
    }

    private static Set<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new HashSet<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new HashSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
