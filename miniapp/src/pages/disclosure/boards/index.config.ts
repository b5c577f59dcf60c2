export default definePageConfig({ navigationBarTitleText: '村公示栏', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
