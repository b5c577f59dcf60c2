export default definePageConfig({ navigationBarTitleText: '决定和问题', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
