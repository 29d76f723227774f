import { matrix, type Matrix } from '#core/attention';
import type { ProductsSession } from '#core/kernels';

/** Makes matrices whose numbers lie in a kernel's memory: multiplied there, and read as float64 only when looked at. */
export function learnedMatrices(
  session: ProductsSession,
): (index: number, rows: number, cols: number) => Matrix {
  // The heads of a layer ask one after another for parts of the same products.
  let asked: Matrix | undefined;
  const products = new Map<number, Matrix>();
  return (index, rows, cols) => {
    let known: WeakRef<Float64Array> | undefined;
    return {
      rows,
      cols,
      get data() {
        const kept = known?.deref();
        if (kept) return kept;
        const data = session.read(index);
        known = new WeakRef(data);
        return data;
      },
      product(x) {
        if (x !== asked) products.clear();
        asked = x;
        const product =
          products.get(index) ?? matrix(x.rows, cols, session.multiply(index, x.data, x.rows));
        products.set(index, product);
        return product;
      },
    };
  };
}
