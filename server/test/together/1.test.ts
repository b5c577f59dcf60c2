import { together } from './share';

together(__filename);
