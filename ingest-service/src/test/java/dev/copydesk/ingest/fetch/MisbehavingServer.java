package dev.copydesk.ingest.fetch;

import com.github.luben.zstd.Zstd;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Does on loopback what hosts do to feed readers. The path says what; one request a connection, over bare sockets. */
public final class MisbehavingServer implements AutoCloseable {
    public static final String FEED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>Feed</title><link>http://feed.example/</link>
            <item><title>First</title><link>http://feed.example/%1$s/1</link><description>One</description></item>
            <item><title>Second</title><link>http://feed.example/%1$s/2</link><description>Two</description></item>
            </channel></rss>
            """;

    private static final int GIGABYTE = 1 << 30;
    private static final byte[] BOMB = gzip(new byte[50 << 20]);

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, String> lastHead = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public MisbehavingServer() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public int requests(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    /** The head of the last request for the path. */
    String lastHead(String path) {
        return lastHead.getOrDefault(path, "");
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
            in.mark(1);
            if (in.read() != 'G') {
                connection.getOutputStream().write("what is this?\n".getBytes(StandardCharsets.ISO_8859_1));
                return; // the beginning of a TLS handshake
            }
            in.reset();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.append(line).append('\n');
            }
            String path = head.substring(4, head.indexOf(" ", 4));
            requests.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
            lastHead.put(path, head.toString());
            OutputStream out = connection.getOutputStream();
            answer(path, head.toString(), out);
            out.flush();
        } catch (IOException e) {
            // The client hung up on us, which is what it should do.
            requests.computeIfAbsent("hung up", key -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String path, String head, OutputStream out) throws IOException, InterruptedException {
        String kind = path.split("[/?]")[1];
        byte[] feed = FEED.formatted(kind).getBytes(StandardCharsets.UTF_8);
        switch (kind) {
            case "etag" -> {
                boolean same = head.toLowerCase(Locale.ROOT).contains("if-none-match: \"one\"");
                write(out, same ? "304 Not Modified" : "200 OK", "ETag: \"one\"", same ? new byte[0] : feed);
            }
            case "cut" -> {
                head(out, "200 OK", "Content-Length: " + (feed.length + 100));
                out.write(feed);
            }
            case "truncated-xml" -> write(out, "200 OK", "", slice(feed, feed.length - 60));
            case "billion-laughs" -> write(out, "200 OK", "", laughs());
            case "declares-1gb" -> {
                head(out, "200 OK", "Content-Length: " + GIGABYTE);
                flood(out);
            }
            case "streams-1gb" -> {
                head(out, "200 OK", "X: y");
                flood(out);
            }
            case "endless" -> {
                head(out, "200 OK", "X: y");
                while (!closing.await(100, TimeUnit.MILLISECONDS)) {
                    out.write('<');
                    out.flush();
                }
            }
            case "silent" -> closing.await();
            case "redirects" -> redirect(out, "302 Found", "/redirects/" + (Integer.parseInt(path.split("/")[2]) + 1));
            case "circle" -> redirect(out, "302 Found", path);
            case "moved" -> redirect(out, "301 Moved Permanently", "/feed");
            case "moved308" -> redirect(out, "308 Permanent Redirect", "/moved");
            case "moved-then-found" -> redirect(out, "301 Moved Permanently", "/found");
            case "found" -> redirect(out, "302 Found", "/feed");
            case "to-metadata" -> redirect(out, "302 Found", "http://169.254.169.254/latest/meta-data");
            case "to-file" -> redirect(out, "302 Found", "file:///etc/passwd");
            case "to-name" -> redirect(out, "302 Found", "http://internal.example/secret");
            case "gzip" -> write(out, "200 OK", "Content-Encoding: gzip", gzip(feed));
            case "zstd" -> write(out, "200 OK", "Content-Encoding: zstd", Zstd.compress(feed));
            case "brotli" -> write(out, "200 OK", "Content-Encoding: br", brotli(feed));
            case "deflate" -> write(out, "200 OK", "Content-Encoding: deflate", deflate(feed, false));
            case "bare-deflate" -> write(out, "200 OK", "Content-Encoding: deflate", deflate(feed, true));
            case "says-gzip" -> write(out, "200 OK", "Content-Encoding: gzip", feed);
            case "cut-gzip" -> write(out, "200 OK", "Content-Encoding: gzip", slice(gzip(feed), 100));
            case "unknown-encoding" -> write(out, "200 OK", "Content-Encoding: rot13", feed);
            case "bomb" -> write(out, "200 OK", "Content-Encoding: gzip", BOMB);
            case "bomb-in-bomb" -> write(out, "200 OK", "Content-Encoding: gzip, gzip", gzip(BOMB));
            case "huge-headers" -> {
                head(out, "200 OK", "X: " + "y".repeat(200_000));
                out.write(feed);
            }
            case "garbage" -> out.write("\u0001\u0002 this is no HTTP\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            case "gone" -> write(out, "410 Gone", "", new byte[0]);
            case "throttled" -> write(out, "429 Too Many Requests", "Retry-After: 120", new byte[0]);
            case "missing" -> write(out, "404 Not Found", "", new byte[0]);
            case "century" ->
                write(
                        out,
                        "200 OK",
                        "Date: Sun, 22 Nov 1925 10:00:00 GMT\r\nExpires: Thu, 22 Nov 2125 10:00:00 GMT\r\nLast-Modified: Thu, 01 Jan 1801 00:00:00 GMT",
                        feed);
            case "robots.txt" ->
                write(
                        out,
                        "200 OK",
                        "",
                        "User-agent: copydesk\nDisallow: /private\nCrawl-delay: 2\n".getBytes(StandardCharsets.UTF_8));
            case "page" ->
                write(
                        out,
                        "200 OK",
                        "Content-Type: text/html; charset=iso-8859-2",
                        "<html><body>Zażółć</body></html>".getBytes("ISO-8859-2"));
            case "alternating" -> {
                boolean odd = requests(path) % 2 == 1;
                byte[] other = FEED.formatted(kind)
                        .replace("Second", "Third")
                        .replace("/2<", "/3<")
                        .getBytes(StandardCharsets.UTF_8);
                write(out, "200 OK", "ETag: \"" + odd + "\"", odd ? feed : other);
            }
            default -> write(out, "200 OK", "Content-Type: application/rss+xml; charset=utf-8", feed);
        }
    }

    private void flood(OutputStream out) throws IOException {
        byte[] block = new byte[1 << 16];
        for (int sent = 0; sent < GIGABYTE; sent += block.length) {
            out.write(block);
        }
    }

    private static void redirect(OutputStream out, String status, String location) throws IOException {
        write(out, status, "Location: " + location, new byte[0]);
    }

    private static void write(OutputStream out, String status, String headers, byte[] body) throws IOException {
        String more = headers.isEmpty() ? "" : headers + "\r\n";
        head(out, status, more + "Content-Length: " + body.length);
        out.write(body);
    }

    private static void head(OutputStream out, String status, String headers) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] laughs() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            text.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        text.append("]><rss version=\"2.0\"><channel><title>&l11;</title><item><title>&l11;</title>");
        text.append("<link>http://feed.example/laughs</link></item></channel></rss>");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] slice(byte[] bytes, int length) {
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A stored block, RFC 7932, 9.2: a window of 64 kB, one block of so many bytes as they are, the empty last block. */
    private static byte[] brotli(byte[] bytes) {
        int header = (bytes.length - 1) << 4 | 1 << 20;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int shift = 0; shift < 24; shift += 8) {
            out.write(header >>> shift);
        }
        out.writeBytes(bytes);
        out.write(3);
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean bare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            deflate.write(bytes);
        }
        return out.toByteArray();
    }
}
