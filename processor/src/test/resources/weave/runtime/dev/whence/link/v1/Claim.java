package dev.whence.link.v1;

import dev.whence.Site;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the runtime's Claim: holds what is put against the shape and the size that were claimed. */
public final class Claim {
    private final Site site;
    private final String shape;
    private final int claimed;
    private final List<Object> values = new ArrayList<>();
    private int used;

    Claim(Site site, String shape, int claimed) {
        this.site = site;
        this.shape = shape;
        this.claimed = claimed;
    }

    public void put(boolean value) {
        put('Z', 1, value);
    }

    public void put(byte value) {
        put('B', 1, value);
    }

    public void put(char value) {
        put('C', 2, value);
    }

    public void put(short value) {
        put('S', 2, value);
    }

    public void put(int value) {
        put('I', 4, value);
    }

    public void put(long value) {
        put('J', 8, value);
    }

    public void put(float value) {
        put('F', 4, value);
    }

    public void put(double value) {
        put('D', 8, value);
    }

    public void put(Object ready) {
        boolean format = values.isEmpty() && site.format() == null;
        put(format ? 'F' : 'L', Link.size(ready), ready);
    }

    private void put(char letter, int bytes, Object value) {
        if (shape.charAt(values.size()) != letter) {
            throw new AssertionError(letter + " does not fit " + shape + " at " + values.size());
        }
        used += bytes;
        values.add(value);
    }

    public void commit() {
        if (values.size() != shape.length() || used != claimed) {
            throw new AssertionError("claimed " + shape + " of " + claimed + ", put " + values + " of " + used);
        }
        boolean own = site.format() != null;
        String format = own ? site.format() : (String) values.get(0);
        Link.print(site.place(), site, format, own ? values : values.subList(1, values.size()));
    }
}
