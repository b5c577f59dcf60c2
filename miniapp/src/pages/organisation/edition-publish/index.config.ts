export default definePageConfig({ navigationBarTitleText: '核对和发布' })
