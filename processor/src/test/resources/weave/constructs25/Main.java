package constructs25;

public final class Main {
    public static void main(String[] arguments) {
        Later.run();
    }
}
