package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;

/** Hears of what is read and of what is replaced while files become one tree. */
interface LoadListener {

  /** For loads of which nobody wants to know more than the result. */
  LoadListener NONE =
      new LoadListener() {
        @Override
        public void read(Mapping document) {}

        @Override
        public void read(Location file) {}

        @Override
        public void replaced(TreePath path, Node winner, Node loser) {}
      };

  /** A document was read; nothing in it is replaced yet. */
  void read(Mapping document);

  /** An env file was read; its values stand there. */
  void read(Location file);

  /** A value took the place of another one; the path ends at a list where they stand in one. */
  void replaced(TreePath path, Node winner, Node loser);
}
