/** Prints all Python as JSON: training/tests/test_figure_code.py runs it. */
import { allPython } from './python-code';

console.log(JSON.stringify(await allPython()));
