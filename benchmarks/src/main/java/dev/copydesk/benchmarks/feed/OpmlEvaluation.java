package dev.copydesk.benchmarks.feed;

import dev.copydesk.benchmarks.DataFolder;
import dev.copydesk.benchmarks.Evaluation;
import dev.copydesk.ingest.feed.opml.Opml;
import dev.copydesk.ingest.feed.opml.OpmlFeed;
import dev.copydesk.ingest.feed.opml.OpmlList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Lists of feeds as people export them, most of them not well-formed: every address must come out, and go round. */
public final class OpmlEvaluation implements Evaluation {
    private static final String LISTS = "feeds/opml-118.tar.xz";
    private static final Pattern ADDRESS = Pattern.compile("xmlUrl=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    private int files;
    private int wellFormed;
    private int loaded;
    private int complete;
    private int sameAgain;
    private int inFolders;
    private final Set<String> expected = new HashSet<>();
    private final Set<String> found = new HashSet<>();

    @Override
    public String name() {
        return "opml";
    }

    @Override
    public void evaluate(DataFolder data, PrintStream out) throws IOException {
        data.forEachEntry(LISTS, (name, content) -> {
            if (name.endsWith(".opml")) {
                take(content);
            }
        });
        out.println("## Lists of feeds (OPML)\n");
        out.println("| files | well-formed XML | loaded | with every address | read back equal after writing |"
                + " addresses | found | feeds in a folder |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        out.println("| " + files + " | " + wellFormed + " | " + loaded + " | " + complete + " | " + sameAgain + " | "
                + expected.size() + " | " + found.size() + " | " + inFolders + " |\n");
    }

    private void take(byte[] content) {
        files++;
        wellFormed += isWellFormed(content) ? 1 : 0;
        Set<String> here = new HashSet<>();
        Matcher address = ADDRESS.matcher(new String(content, StandardCharsets.UTF_8));
        while (address.find()) {
            if (!address.group(1).isBlank()) {
                here.add(address.group(1).strip().replace("&amp;", "&"));
            }
        }
        Optional<OpmlList> list = Opml.read(content);
        if (list.isEmpty()) {
            return;
        }
        loaded++;
        Set<String> read = new HashSet<>();
        for (OpmlFeed feed : list.get().feeds()) {
            read.add(feed.address());
            inFolders += feed.folders().isEmpty() ? 0 : 1;
        }
        expected.addAll(here);
        found.addAll(read);
        complete += read.equals(here) ? 1 : 0;
        boolean same = Opml.read(Opml.write(list.get()))
                .filter(again -> again.feeds().equals(list.get().feeds())
                        && again.problems().isEmpty())
                .isPresent();
        sameAgain += same ? 1 : 0;
    }

    private static boolean isWellFormed(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                reader.next();
            }
            return true;
        } catch (XMLStreamException e) {
            return false;
        }
    }
}
