package dev.whence.ringfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether a file is a ring file that can be mapped: checked before, since a store beyond a file's end is a fault. */
final class RingFileCheck {
    private RingFileCheck() {}

    /**
     * The places of its parts.
     *
     * @throws FileSystemException with the reason if it is none
     */
    static RingFileDescriptor.Layout layout(Path path, FileChannel channel) throws IOException {
        ByteBuffer header = header(channel);
        if (header.hasRemaining()) {
            throw refused(path, "has " + header.position() + " bytes, less than a header");
        }
        if (header.getLong(RingFileDescriptor.MAGIC_AT) != RingFileDescriptor.MAGIC
                || header.getInt(RingFileDescriptor.COMPLETE_AT) != 1) {
            throw refused(path, "is no ring file");
        }
        int version = header.getInt(RingFileDescriptor.VERSION_AT);
        if (version != RingFileDescriptor.FORMAT_VERSION) {
            throw refused(path, "has version " + version + " and this is for " + RingFileDescriptor.FORMAT_VERSION);
        }
        return layout(path, header, channel.size());
    }

    /**
     * Whether its maker died before it was complete: then there is nothing in it but a part of the header. Where there
     * is more, the header is damaged, and what it hides may be records.
     */
    static boolean isUnfinished(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer header = header(channel);
            long magic = header.getLong(RingFileDescriptor.MAGIC_AT);
            boolean begun = magic == RingFileDescriptor.MAGIC && !header.hasRemaining(); // it is mapped by then
            return (begun || magic == 0)
                    && header.getInt(RingFileDescriptor.COMPLETE_AT) == 0
                    && isBlank(channel, RingFileDescriptor.HEADER_END);
        }
    }

    private static boolean isBlank(FileChannel channel, long from) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(RingFileDescriptor.CHUNK);
        for (long at = from; channel.read(piece.clear(), at) > 0; at += piece.position()) {
            for (int i = 0; i < piece.position(); i++) {
                if (piece.get(i) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The first page; its position says how much of it there is, the rest is zero. */
    private static ByteBuffer header(FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(RingFileDescriptor.PAGE).order(ByteOrder.LITTLE_ENDIAN);
        while (header.hasRemaining() && channel.read(header, header.position()) > 0) {
            // on to the next piece
        }
        return header;
    }

    private static RingFileDescriptor.Layout layout(Path path, ByteBuffer header, long actual)
            throws FileSystemException {
        long length = header.getLong(RingFileDescriptor.LENGTH_AT);
        long cells = header.getLong(RingFileDescriptor.CELLS_AT);
        long cellBytes = length - cells;
        if (cellBytes <= 0 || cellBytes > RingFile.MOST_CELL_BYTES || cellBytes % RingFileDescriptor.PAGE != 0) {
            throw refused(path, "has a damaged header");
        }
        RingFileDescriptor.Layout layout = RingFileDescriptor.Layout.of((int) cellBytes);
        if (layout.length() != length
                || layout.cells() != cells
                || layout.journal() != header.getLong(RingFileDescriptor.JOURNAL_AT)) {
            throw refused(path, "has a damaged header");
        }
        if (actual != length) {
            throw refused(path, "has " + actual + " bytes where its header says " + length);
        }
        return layout;
    }

    private static FileSystemException refused(Path path, String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }
}
