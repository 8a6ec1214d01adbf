package io.miharu.app.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The signals by which people and systems end a process. Java's own answer to them starts all
 * shutdown hooks at once, those of libraries among them that give native memory back; a run that
 * still works on it would crash. So who needs time to finish takes the signals himself.
 */
final class Signals {

  private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

  private Signals() {}

  /**
   * Has an action run, on a thread of its own, whenever the process is asked to end, in place of
   * ending it. What the process was started to ignore stays ignored.
   *
   * @return what gives the signals back to whom they belonged to
   */
  static Runnable onEnding(Runnable action) {
    Deque<Runnable> restorings = new ArrayDeque<>();
    for (String name : ENDING) {
      try {
        restorings.push(take(name, action));
      } catch (ReflectiveOperationException | IllegalArgumentException notOurs) {
        // This system has no such signal, or the virtual machine was started to leave it alone.
      }
    }
    return () -> restorings.forEach(Runnable::run);
  }

  /** By reflection, as the compiler warns of this interface, and its warnings are our errors. */
  private static Runnable take(String name, Runnable action) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object ours =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              if (method.getName().equals("handle")) {
                action.run();
                return null;
              }
              return method.invoke(action, arguments);
            });
    Object asked = signal.getConstructor(String.class).newInstance(name);
    Object before = handle(signal, handler, asked, ours);
    return () -> {
      try {
        Object unused = handle(signal, handler, asked, before);
      } catch (ReflectiveOperationException taken) {
        throw new IllegalStateException("signal " + name + " cannot be given back", taken);
      }
    };
  }

  private static Object handle(Class<?> signal, Class<?> handler, Object asked, Object answer)
      throws ReflectiveOperationException {
    try {
      return signal.getMethod("handle", signal, handler).invoke(null, asked, answer);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw reason;
      }
      throw refused;
    }
  }
}
