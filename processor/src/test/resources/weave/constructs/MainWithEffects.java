package constructs;

public final class MainWithEffects {
    public static void main(String[] arguments) {
        WithEffects.run();
    }
}
