import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const SHARED = path.resolve(__dirname, '../../shared/src')
const TABLE_PARTS = ['thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', 'colgroup', 'col']
interface Chain { merge(more: object): void }
/** A mini program has no address of its own: without TARO_APP_API it is compiled for tests and asks an example. */
const ADDRESS = process.env.TARO_APP_API ?? (process.env.TARO_ENV === 'weapp' ? 'https://village.example.cn' : '')
const compile = { include: [(file: string) => file.startsWith(SHARED)] }

export default defineConfig<'webpack5'>(merge => merge({}, {
  projectName: 'village',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [['@tarojs/plugin-html', {
    // The month grid is a real table in the browser; in WeChat its parts are views.
    modifyElements: (_inline: string[], block: string[]) => block.push(...TABLE_PARTS),
  }]],
  alias: { '@': path.resolve(__dirname, '../src'), '@village/shared': SHARED },
  defineConstants: {
    API_BASE: JSON.stringify(ADDRESS),
    CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? ''),
    CLOUD_SERVICE: JSON.stringify(process.env.TARO_APP_CLOUD_SERVICE ?? ''),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // A build that reuses the cache can leave templates out (NervJS/taro#12725).
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false, config: {} } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    compile,
    // What many pages use comes once, not with every page.
    webpackChain: (chain: Chain) => chain.merge({
      optimization: { splitChunks: { cacheGroups: { shared: { name: 'shared', minChunks: 3, chunks: 'async', enforce: true, priority: 20 } } } },
    }),
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    postcss: { autoprefixer: { enable: true, config: {} } },
  },
}))
